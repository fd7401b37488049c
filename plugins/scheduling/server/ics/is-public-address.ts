import { BlockList, isIP } from "node:net";

/** Networks that are nobody's on the internet: this machine, the house's own network, clouds' metadata, and what is kept for special uses. */
const closed = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8], ["10.0.0.0", 8], ["100.64.0.0", 10], ["127.0.0.0", 8], ["169.254.0.0", 16], ["172.16.0.0", 12], ["192.0.0.0", 24], ["192.0.2.0", 24], ["192.88.99.0", 24], ["192.168.0.0", 16],
  ["198.18.0.0", 15], ["198.51.100.0", 24], ["203.0.113.0", 24], ["224.0.0.0", 4], ["240.0.0.0", 4],
] as const) closed.addSubnet(network, bits, "ipv4");
// Of IPv6 only what is global unicast is open (2000::/3), and of that not what carries an IPv4 address or is kept for examples.
const global6 = new BlockList();
global6.addSubnet("2000::", 3, "ipv6");
for (const [network, bits] of [["2001::", 23], ["2001:db8::", 32], ["2002::", 16], ["3fff::", 20]] as const) closed.addSubnet(network, bits, "ipv6");

/** Whether an address belongs to the open internet, so that it may be asked on somebody's behalf. */
export function isPublicAddress(address: string): boolean {
  const kind = isIP(address);
  if (kind === 4) return !closed.check(address, "ipv4");
  return kind === 6 && global6.check(address, "ipv6") && !closed.check(address, "ipv6");
}
