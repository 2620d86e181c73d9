import { LINE_HEIGHT, type Line, type Placed } from "./boxes";

const STYLE = `
text { font: 12px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; fill: #1f2328; white-space: pre }
.title { font-weight: 700 }
.faint { fill: #59636e }
.unknown { fill: #9a6700; font-style: italic }
rect { fill: #ffffff; stroke: #d1d9e0; rx: 4px }
.page > rect { fill: #ffffff; stroke: none }
.section > rect { fill: #f6f8fa }
.vpc > rect { fill: #eef6ff; stroke: #54aeff }
.zone > rect { fill: #f6f8fa; stroke-dasharray: 4 3 }
.public > rect { fill: #eaf7ec; stroke: #4ac26b }
.private > rect { fill: #ffffff; stroke: #8c959f }
.closed > rect { fill: #f6f8fa; stroke: #8c959f; stroke-dasharray: 2 2 }
.create > rect { stroke: #1a7f37; stroke-width: 3px; fill: #dafbe1 }
.update > rect { stroke: #9a6700; stroke-width: 3px; fill: #fff8c5 }
.replace > rect { stroke: #8250df; stroke-width: 3px; fill: #fbefff }
.delete > rect { stroke: #cf222e; stroke-width: 3px; fill: #ffebe9 }
`;

const escape = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

/** The drawing as one SVG that needs nothing else. */
export function svgOf(page: Placed, title: string): string {
  const { width, height } = page;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escape(title)}">
<title>${escape(title)}</title>
<style>${STYLE}</style>
${group(page)}
</svg>
`;
}

function group({ kind, key, change, lines, children, x, y, width, height }: Placed): string {
  const data = [key === undefined ? "" : ` data-key="${escape(key)}"`, change ? ` data-change="${change}"` : ""].join(
    "",
  );
  const tip = key === undefined ? "" : `<title>${escape(key)}</title>`;
  return [
    `<g class="${[kind, change].filter(Boolean).join(" ")}"${data}>${tip}<rect x="${x}" y="${y}" width="${width}" height="${height}"/>`,
    ...lines.map((line, index) => textOf(line, x + 10, y + 10 + (index + 1) * LINE_HEIGHT - 5)),
    ...children.map((child) => group(child)),
    "</g>",
  ].join("\n");
}

function textOf({ text, field, look }: Line, x: number, y: number): string {
  const data = field === undefined ? "" : ` data-field="${field}"`;
  return `<text x="${x}" y="${y}"${look ? ` class="${look}"` : ""}${data}>${escape(text)}</text>`;
}
