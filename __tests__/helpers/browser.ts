import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { temporaryFolder } from "./temporary-folder";

interface Rect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A box as the browser shows it. */
export interface SeenBox {
  readonly kind: string;
  readonly key: string | null;
  readonly change: string | null;
  /** Index of the box that it is in; -1 at the top. */
  readonly parent: number;
  readonly rect: Rect;
  readonly stroke: string;
  readonly texts: readonly {
    readonly text: string;
    readonly field: string | null;
    readonly look: string | null;
    readonly size: number;
    readonly rect: Rect;
  }[];
}

/** What a browser has made of a drawing. */
export interface Seen {
  readonly boxes: readonly SeenBox[];
  readonly errors: readonly string[];
  readonly requests: number;
}

/** Shows a drawing in Chromium; where that does not start, its last words. */
export function see(svg: string): Seen | { readonly unavailable: string } {
  const file = path.join(temporaryFolder(), "picture.svg");
  writeFileSync(file, svg);
  const script = path.join(__dirname, "see-svg.mjs");
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, file], { encoding: "utf8", timeout: 90_000 });
  return status === 0
    ? (JSON.parse(stdout) as Seen)
    : { unavailable: stderr.trim().split("\n").slice(0, 8).join("\n") };
}

/** Whether one rectangle lies within another, but for a hair. */
export function isWithin(inner: Rect, outer: Rect): boolean {
  const hair = 0.5;
  return (
    inner.x >= outer.x - hair &&
    inner.y >= outer.y - hair &&
    inner.x + inner.width <= outer.x + outer.width + hair &&
    inner.y + inner.height <= outer.y + outer.height + hair
  );
}

/** Whether two rectangles share more than an edge. */
export function overlap(one: Rect, other: Rect): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
