import { rowsThere } from "../../helpers/parity/settings";
import { walk } from "../../helpers/parity/walk";

// Apart from the keys of worker groups, so that two cores share the work.
test.each(rowsThere(["input", "node-group", "fargate-profile"]))(
  "%s ends where the table says, and nothing else moves",
  (_, kind, row) => {
    expect(walk(kind, row)).toEqual([]);
  },
);
