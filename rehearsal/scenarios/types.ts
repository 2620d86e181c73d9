import type { Scene } from "./scene";

/** Something that happens to a deployment, sooner or later, played on the example. */
export interface Scenario {
  /** What happens and how it ends, in one sentence. */
  readonly says: string;
  /** What it cannot be played without: a Kubernetes API, or the kubernetes provider on top; nothing where it is AWS alone. */
  readonly needs?: "cluster" | "provider";
  /** The example that it is played on. @default "small-cluster" */
  readonly on?: string;
  /** Takes less than a minute on two cores, and stands for others of its kind. */
  readonly quick?: true;
  play(scene: Scene): Promise<void>;
}
