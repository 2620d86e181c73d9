const BEAT_MS = 250;

/** Asks again and again until there is an answer; undefined where there was none in time, or nothing left to hope for. */
export async function until<Result>(
  ask: () => Promise<Result | undefined>,
  seconds: number,
  hopeless: () => boolean = () => false,
): Promise<Result | undefined> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end && !hopeless();) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, BEAT_MS));
  }
  return undefined;
}
