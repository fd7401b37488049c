import type { Host } from "../../host-parts.ts";

/** What a practice may want to look at before it changes in a client's record. */
export const reviewGroups = ["name", "birthDate", "address"] as const;
type ReviewGroup = (typeof reviewGroups)[number];

/** The fields of those groups, with the words for people. */
export const reviewable = {
  firstName: { group: "name", label: "Legal first name" },
  lastName: { group: "name", label: "Last name" },
  birthDate: { group: "birthDate", label: "Date of birth" },
  address: { group: "address", label: "Address" },
} as const satisfies Record<string, { group: ReviewGroup; label: string }>;

export type ReviewableField = keyof typeof reviewable;
export const isReviewable = (field: string): field is ReviewableField => Object.hasOwn(reviewable, field);

/** The columns of a client's row, which are all that a change may write. */
export const columnOf: Record<ReviewableField, string> = { firstName: "first_name", lastName: "last_name", birthDate: "birth_date", address: "address" };

/** Fields whose changes by portal users staff look at first, by the core setting `reviewedChanges`. */
export async function reviewedFields(host: Host, practiceId: string): Promise<ReadonlySet<ReviewableField>> {
  const settings = await host.settings.effective(practiceId, "core");
  const chosen = settings["reviewedChanges"]?.value as readonly string[];
  return new Set(Object.keys(reviewable).filter(isReviewable).filter((field) => chosen.includes(reviewable[field].group)));
}
