import path from "node:path";

/** Where Node shows the line that threw; what it threw comes below. */
const CARET = /^\s*\^+\s*$/;
const ERROR = /^(Uncaught )?\w*(Error|Exception)\b.*/;
const FRAME = /^\s+at (?:(?<what>.+) \()?(?<where>[^()]+:\d+:\d+|<anonymous>|native)\)?/;
const END = /^Node\.js v\d/;

/**
 * The error that ended a Node program: its whole message, and of its stack where in the project it was thrown and from where
 * that was called; undefined where the program said no such thing.
 */
export function uncaughtIn(output: string, project: string): string | undefined {
  const lines = output.split("\n");
  const start = lines.findLastIndex((line) => CARET.test(line)) + 1 || lines.findLastIndex((line) => ERROR.test(line));
  if (start < 0) return undefined;
  const said = lines.slice(start);
  const end = said.findIndex((line) => FRAME.test(line) || END.test(line));
  const message = said.slice(0, end < 0 ? undefined : end).join("\n");
  return message.trim() === "" ? undefined : [message.trim(), ...framesIn(said, project)].join("\n");
}

/** The innermost and the outermost frame that lie in the project and not in what it has installed. */
function framesIn(lines: readonly string[], project: string): string[] {
  const frames = lines.flatMap((line) => {
    const { what, where = "" } = FRAME.exec(line)?.groups ?? {};
    const file = path.relative(project, where.replace(/^file:\/\//, ""));
    const own = path.isAbsolute(where.replace(/^file:\/\//, "")) && !/^\.\.|node_modules/.test(file);
    // The end of a module is nobody's call.
    return own && what !== "Object.<anonymous>" ? [`    at ${file}`] : [];
  });
  return [...new Set([...frames.slice(0, 1), ...frames.slice(-1)])];
}
