import type { Starter } from "./starters.ts";

export const releaseOfInformation: Starter = {
  key: "release-of-information",
  title: "Permission to share information",
  renewMonths: 12,
  source: `With this **{client.full_name}** allows **{practice.name}** to share information with others. You choose what and with whom. You do not have to sign it, and your treatment does not depend on it.

# With whom

Write names and addresses to us in a message before you sign, so that we know whom you mean.

[may tick] My doctor

[may tick] Another therapist or a hospital

[may tick] My school or my employer

[may tick] A person of my family

# What

[may tick] That I am treated here, and when

[may tick] What my treatment is for and how it goes

[may tick] My full record

# How long

This ends a year after you sign it. You can end it earlier: write to us or call {practice.phone}. What was shared before then cannot be taken back. Whoever receives it may not be bound by the same rules as we are.

[initials] I know that I can end this at any time.

[tick] I allow {practice.name} to share what I ticked with those whom I named.`,
};
