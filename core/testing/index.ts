export { createTestPortal } from "./test-portal.ts";
export type { TestClient, TestPerson, TestPortal, TestPortalOptions } from "./test-portal.ts";
export { createTestClock } from "./test-clock.ts";
export type { TestClock } from "./test-clock.ts";
export { createTestDatabase, testEngines } from "./test-databases.ts";
export type { TestDatabase, TestEngine } from "./test-databases.ts";
export { describePluginContract } from "./describe-plugin-contract.ts";
export type { ContractOptions } from "./describe-plugin-contract.ts";
