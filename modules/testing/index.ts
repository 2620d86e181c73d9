export { speedUpSynth } from "./speed-up-synth";
export { addresses, parsed, synth, type StackJson } from "./synth";
