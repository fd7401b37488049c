import type { StaffViewer } from "@anteroom/core/server";
import type { TestClient, TestPerson, TestPortalOptions } from "@anteroom/core/testing";
import { afterAll, beforeAll, beforeEach } from "vitest";
import { startMoneyPortal } from "./support.ts";
import type { MoneyPortal } from "./support.ts";

export interface OpenedMoney {
  portal: MoneyPortal;
  staff: TestPerson<StaffViewer>;
  client: TestClient;
}

/** How most tests about money begin: one portal for all of a group, and a staff member with a client of theirs for each test, which `take` is given. */
export function openMoney(options: TestPortalOptions, take: (opened: OpenedMoney) => void): void {
  let portal: MoneyPortal | undefined;
  beforeAll(async () => {
    portal = await startMoneyPortal(options);
  });
  afterAll(() => portal?.close());
  beforeEach(async () => {
    if (!portal) return;
    const staff = await portal.staff();
    take({ portal, staff, client: await portal.client({ professional: staff }) });
  });
}
