export { Addon } from "./addon";
export { renderConfiguration } from "./configuration";
export { ADDON_DEFAULTS } from "./defaults";
export * from "./types";
export { addonProblems, validateAddon } from "./validate";
