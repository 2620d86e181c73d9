import { validateTags } from "../../modules/shared/tags";

test("takes an empty value", () => {
  expect(validateTags({ a: "" })).toEqual([]);
});

test.each([
  [{ "aws:x": "1" }, 'tags key "aws:x" begins with "aws:", which AWS keeps for itself; rename it'],
  [{ "": "1" }, 'tags key "" has 0 characters; AWS takes 1 to 128'],
  [{ a: "x".repeat(257) }, "tags.a has 257 characters; AWS takes 256"],
])("refuses what AWS would refuse: %p", (tags, problem) => {
  expect(validateTags(tags)).toEqual([problem]);
});

test("counts them", () => {
  const many = Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, "v"]));
  expect(validateTags(many)).toEqual(["tags has 51 entries; AWS takes 50"]);
});
