import { redirected, stateRefusals } from "../../rehearsal/remote-states";

const writer = (name: string, backend: object) => ({ name, json: { terraform: { backend: { ...backend } } } });
const reader = (look: object, name = "x") => ({
  name: "reader",
  json: { data: { terraform_remote_state: { [name]: look } } },
});
const fileOf = (stack: string) => `/scratch/${stack}.tfstate`;
const S3 = { bucket: "b", key: "network", region: "r" };

test.each([
  ["S3", { s3: S3 }, { backend: "s3", config: { ...S3, region: "another" } }],
  ["a list of one block", { s3: [S3] }, { backend: "s3", config: S3 }],
  ["a local file", { local: { path: "/own/a.tfstate" } }, { backend: "local", config: { path: "/own/a.tfstate" } }],
  [
    "a workspace",
    { remote: { organization: "o", workspaces: { name: "w" } } },
    { backend: "remote", config: { organization: "o", workspaces: { name: "w" } } },
  ],
])("a look into a rehearsed stack's state is led to the scratch folder: %s", (_, backend, look) => {
  const stacks = [writer("other", { s3: { bucket: "b", key: "other" } }), writer("network", backend)];
  expect(redirected(reader(look), stacks, fileOf)).toEqual({
    terraform_remote_state: { x: { backend: "local", config: { path: "/scratch/network.tfstate" } } },
  });
  expect(stateRefusals(reader(look), stacks)).toEqual([]);
});

test("cdktf's own references are known by their name", () => {
  const look = reader({ backend: "local", config: { path: "/elsewhere" } }, "cross-stack-reference-input-network");
  expect(redirected(look, [writer("network", {})], fileOf)).toMatchObject({
    terraform_remote_state: { "cross-stack-reference-input-network": { backend: "local" } },
  });
});

test("a look into anybody else's state is refused", () => {
  const look = reader({ backend: "s3", config: { bucket: "b", key: "theirs" } });
  expect(stateRefusals(look, [writer("network", { s3: S3 })])).toEqual([
    "stack reader: data.terraform_remote_state.x reads the state of a stack that is not rehearsed; rehearse that one too, before it, or hand its values over as literals",
  ]);
  expect(redirected(look, [writer("network", { s3: S3 })], fileOf)).toBeUndefined();
});
