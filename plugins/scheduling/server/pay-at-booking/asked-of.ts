import type { PayAsk, Service } from "../rows/services.ts";

/** What has to be done before a time is somebody's; `minor` is what is paid ahead. */
export interface Asked {
  ask: PayAsk;
  minor: number;
}

export const nothingAsked: Asked = { ask: "none", minor: 0 };

/** What a service asks of somebody who has been here, or has not. An amount of nothing is not asked for. */
export function askedOf(service: Pick<Service, "priceMinor" | "payKnown" | "depositKnown" | "payNew" | "depositNew">, known: boolean): Asked {
  const [ask, deposit] = known || service.payNew === "same" ? [service.payKnown, service.depositKnown] : [service.payNew, service.depositNew];
  const minor = ask === "full" ? service.priceMinor : ask === "deposit" ? deposit : 0;
  return ask === "card" || minor > 0 ? { ask, minor } : nothingAsked;
}
