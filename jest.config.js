/** @type {import("jest").Config} */
module.exports = {
  testEnvironment: "node",
  // Jest would leave one of two cores idle, and half of the wall time here is waiting for Terraform.
  maxWorkers: "100%",
  testMatch: ["**/__tests__/**/*.test.ts"],
  modulePathIgnorePatterns: ["<rootDir>/dist/", "<rootDir>/cdktf.out/", "<rootDir>/.rehearsal/"],
  transform: { "^.+\\.ts$": ["@swc/jest", { jsc: { parser: { syntax: "typescript" }, target: "es2022" } }] },
  setupFilesAfterEnv: ["<rootDir>/jest.setup.ts"],
};
