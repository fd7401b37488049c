import type { PortalPermission } from "@anteroom/core/manifest";
import { portalBoxes } from "@anteroom/core/portal-boxes";

const boxes = Object.keys(portalBoxes) as PortalPermission[];

/** The boxes as a form offers them. */
export const permissionBoxes = boxes.map((value) => ({ value, label: portalBoxes[value].label, hint: portalBoxes[value].hint }));

export const permissionLabel = (value: string): string => (portalBoxes as Record<string, { label: string } | undefined>)[value]?.label ?? value;

/** Keeps only names of boxes, in their order. */
export const permissionsIn = (values: readonly string[]): PortalPermission[] => boxes.filter((value) => values.includes(value));

/** How a portal user may stand to the client. */
export const relationships: readonly { value: string; label: string }[] = [
  { value: "self", label: "The client" },
  { value: "parent", label: "Parent" },
  { value: "guardian", label: "Guardian" },
  { value: "partner", label: "Partner" },
  { value: "legal representative", label: "Legal representative" },
  { value: "payer", label: "Pays the bills" },
  { value: "supporter", label: "Supporter" },
  { value: "other", label: "Other" },
];

export const relationshipLabel = (value: string): string => relationships.find((one) => one.value === value)?.label ?? value.charAt(0).toUpperCase() + value.slice(1);
