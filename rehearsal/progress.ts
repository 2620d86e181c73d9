/** Tells what is being done while it is done. */
export interface Progress {
  /** Runs a step under its name, with the seconds it takes. */
  step<Result>(what: string, work: () => Promise<Result>): Promise<Result>;
  /** One line of its own. */
  say(line: string): void;
}

const BEAT_MS = 1000;
const QUIET_BEAT_MS = 15_000;

/** On a terminal one line that counts the seconds; elsewhere a line at the start, every quarter minute and at the end. */
export function progressTo(stream: NodeJS.WriteStream): Progress {
  const live = stream.isTTY;
  const say = (line: string) => stream.write(`${line}\n`);
  return {
    say,
    async step(what, work) {
      const start = Date.now();
      const seconds = () => `${Math.round((Date.now() - start) / 1000)} s`;
      if (live) stream.write(`  … ${what}`);
      else say(`  … ${what}`);
      const beat = setInterval(
        () => (live ? stream.write(`\r\x1b[K  … ${what}, ${seconds()}`) : say(`    ${what}, ${seconds()}`)),
        live ? BEAT_MS : QUIET_BEAT_MS,
      );
      const end = (mark: string) => {
        clearInterval(beat);
        stream.write(`${live ? "\r\x1b[K" : ""}  ${mark} ${what}, ${seconds()}\n`);
      };
      try {
        const result = await work();
        end("✓");
        return result;
      } catch (error) {
        end("✗");
        throw error;
      }
    },
  };
}
