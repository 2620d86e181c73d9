import { problemsOf, shapeOf } from "../shared/shape";
import { annotationProblems } from "./annotation-problems";
import { KIND_NAMES, KIND_PROPS, kindOf } from "./kinds";
import { networkProblems } from "./network-problems";
import { serviceProblems } from "./service-problems";
import { SHAPES } from "./shapes";
import type { LoadBalancerKind, LoadBalancerServiceProps } from "./types";

/** Everything that is wrong with a Service; `name` is its own. */
export function validateLoadBalancer(name: string, props: LoadBalancerServiceProps): string[] {
  if (typeof props !== "object" || props === null) return problemsOf(shapeOf(SHAPES.classic), props, () => []);
  const kind = kindOf(props);
  const foreign = Object.keys(props).flatMap((key) => {
    const kinds = Object.hasOwn(SHAPES[kind], key) ? [] : kindsWith(key);
    return kinds.length === 0 ? [] : [{ key, kinds }];
  });
  const own = Object.fromEntries(
    Object.entries(props).filter(([key]) => !foreign.some((one) => one.key === key)),
  ) as unknown as LoadBalancerServiceProps;
  return [
    ...foreign.map(
      ({ key, kinds }) =>
        `${key} is for ${kinds.map((one) => KIND_NAMES[one]).join(" or ")}, and this is ${KIND_NAMES[kind]}; drop it, or set ${kinds.map((one) => KIND_PROPS[one]).join(" or ")}`,
    ),
    ...problemsOf(shapeOf<Partial<LoadBalancerServiceProps>>(SHAPES[kind], ["selector", "ports"]), own, (service) => [
      ...serviceProblems(name, service as LoadBalancerServiceProps),
      ...networkProblems(service as LoadBalancerServiceProps),
      ...annotationProblems(service as LoadBalancerServiceProps),
    ]),
  ];
}

function kindsWith(key: string): LoadBalancerKind[] {
  return (Object.keys(SHAPES) as LoadBalancerKind[]).filter((kind) => Object.hasOwn(SHAPES[kind], key));
}
