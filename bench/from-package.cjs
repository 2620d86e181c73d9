// main.ts as those run it who have the package: compiled, in the place of this project's sources.
const Module = require("node:module");
const path = require("node:path");

const SOURCES = "./modules/";
const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...others) => {
  const packed = request.startsWith(SOURCES)
    ? path.join(__dirname, "..", "dist", request.slice(SOURCES.length))
    : request;
  return resolve.call(Module, packed, ...others);
};
