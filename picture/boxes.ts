/** A line of text; `field` names what it tells, so that it can be found in the drawing. */
export interface Line {
  readonly text: string;
  readonly field?: string;
  readonly look?: "title" | "faint" | "unknown";
}

/** What is drawn: lines, and below them boxes, in a row or one above the other. */
export interface Box {
  readonly kind: string;
  /** What a plan's changes are found by. */
  readonly key?: string;
  /** What the change is, if there is one. */
  readonly change?: string;
  readonly lines: readonly Line[];
  readonly children?: readonly Box[];
  readonly direction?: "row" | "column";
}

/** A box in its place; all figures in pixels. */
export interface Placed extends Omit<Box, "children"> {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly children: readonly Placed[];
}

const PADDING = 10;
const GAP = 10;
export const LINE_HEIGHT = 17;
/** Of the widest fonts with letters of one width, in which the text is set. */
const LETTER = 7.4;

interface Size {
  readonly width: number;
  readonly height: number;
}

const linesOf = ({ lines }: Box): Size => ({
  width: Math.max(0, ...lines.map(({ text }) => [...text].length * LETTER)),
  height: lines.length * LINE_HEIGHT,
});

/** How large a box has to be for what is in it. */
export function sizeOf(box: Box): Size {
  const own = linesOf(box);
  const sizes = (box.children ?? []).map((child) => sizeOf(child));
  const gaps = GAP * Math.max(0, sizes.length - 1);
  const sum = (side: keyof Size) => sizes.reduce((total, size) => total + size[side], gaps);
  const most = (side: keyof Size) => Math.max(0, ...sizes.map((size) => size[side]));
  const row = box.direction === "row";
  const inner = { width: row ? sum("width") : most("width"), height: row ? most("height") : sum("height") };
  const between = sizes.length > 0 && own.height > 0 ? GAP : 0;
  return {
    width: Math.ceil(Math.max(own.width, inner.width)) + 2 * PADDING,
    height: own.height + between + inner.height + 2 * PADDING,
  };
}

/** Places a box and all that is in it: those in a row are of one height, those above each other of one width. */
export function place(box: Box, x = 0, y = 0, { width, height }: Size = sizeOf(box)): Placed {
  const own = linesOf(box).height;
  const row = box.direction === "row";
  const boxes = box.children ?? [];
  let [left, top] = [x + PADDING, y + PADDING + own + (own > 0 && boxes.length > 0 ? GAP : 0)];
  const children = boxes.map((child) => {
    const size = sizeOf(child);
    const wanted = row
      ? { width: size.width, height: y + height - PADDING - top }
      : { width: width - 2 * PADDING, height: size.height };
    const placed = place(child, left, top, wanted);
    if (row) left += wanted.width + GAP;
    else top += wanted.height + GAP;
    return placed;
  });
  return { ...box, x, y, width, height, children };
}
