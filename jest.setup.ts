import { speedUpSynth } from "./modules/testing/speed-up-synth";

speedUpSynth();
