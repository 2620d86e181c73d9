import { LoadBalancerService, type LoadBalancerServiceProps } from "../../modules";
import { parsed } from "../../modules/testing";
import { readBalancers } from "../../picture/balancers";
import { Inventory } from "../../picture/json";

const CERTIFICATES = { certificateArns: ["arn:aws:acm:eu-west-1:123456789012:certificate/0a"] };
const PORTS = [
  { port: 80, targetPort: 8080, name: "http" },
  { port: 443, targetPort: 8080, name: "https" },
];
const portsOf = (more: object) => {
  const props = { selector: { app: "a" }, ports: PORTS, ...more } as LoadBalancerServiceProps;
  const stack = parsed((scope) => new LoadBalancerService(scope, "a", props));
  return readBalancers(new Inventory({ one: stack }))[0]!.ports;
};

test("a listener with a certificate is drawn as TLS, and no other", () => {
  expect(portsOf({})).toEqual(["TCP 80 to 8080", "TCP 443 to 8080"]);
  expect(portsOf({ tls: CERTIFICATES })).toEqual(["TLS 80 to 8080", "TLS 443 to 8080"]);
  expect(portsOf({ tls: { ...CERTIFICATES, ports: ["https"] } })).toEqual(["TCP 80 to 8080", "TLS 443 to 8080"]);
  expect(portsOf({ tls: { ...CERTIFICATES, ports: [80] } })).toEqual(["TLS 80 to 8080", "TCP 443 to 8080"]);
});
