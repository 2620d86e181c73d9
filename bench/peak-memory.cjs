/** Loaded before a measured app: tells its peak memory, in KiB, as its last word on standard error. */
process.on("exit", () => require("node:fs").writeSync(2, `\npeak-kib ${process.resourceUsage().maxRSS}\n`));
