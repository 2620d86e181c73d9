import type { StackJson } from "../../modules/testing";

/** What one stack has other than another, by path; undefined where it has less. */
export function changes(one: StackJson, other: StackJson): Record<string, unknown> {
  const [before, after] = [leaves(one), leaves(other)];
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return Object.fromEntries(paths.filter((path) => before[path] !== after[path]).map((path) => [path, after[path]]));
}

/** Every plain value by its path; an empty list or object is a value too. cdktf's own notes (`//`) are left out. */
function leaves(json: StackJson): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  const walk = (value: unknown, path: string) => {
    const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
    if (entries.length === 0) found[path] = typeof value === "object" ? JSON.stringify(value) : value;
    for (const [key, item] of entries) if (key !== "//") walk(item, path === "" ? key : `${path}.${key}`);
  };
  walk({ ...json.resource, data: json.data, locals: json.locals }, "");
  return found;
}
