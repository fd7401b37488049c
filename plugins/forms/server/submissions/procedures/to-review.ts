import { staffProcedure } from "../../trpc.ts";
import { listToReview } from "../to-review.ts";

/** Forms that wait for a review, the longest first. */
export const toReview = staffProcedure.meta({ permission: "forms.review" }).query(({ ctx: { plugin, viewer } }) => listToReview(plugin, viewer));
