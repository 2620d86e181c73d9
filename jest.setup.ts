import "cdktf/lib/testing/adapters/jest";
import { Testing } from "cdktf";
import { speedUpSynth } from "./modules/testing/speed-up-synth";

speedUpSynth();
Testing.setupJest();
