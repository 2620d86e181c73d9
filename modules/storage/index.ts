export { STORAGE_CLASS_DEFAULTS } from "./defaults";
export { storageParameters } from "./parameters";
export { StorageClass } from "./storage-class";
export * from "./types";
export { validateStorageClass } from "./validate";
