import type { Starter } from "./starters.ts";

export const consentToTreatment: Starter = {
  key: "consent-to-treatment",
  title: "Consent to treatment",
  renewMonths: 12,
  source: `This is between **{client.full_name}** and **{practice.name}**.

# What therapy is

Therapy is a conversation about what you find hard and what you want to change. {professional.name} listens, asks questions and suggests things to try. You decide what you talk about and what you try.

Many people feel better after a while. Talking about hard things can also make you feel worse for some time. Tell your therapist when that happens. Nobody can promise a result.

# What you can expect from us

- We treat you with respect, and explain what we do and why.
- We keep to the times that we agree on, and tell you early when something changes.
- You can ask for another therapist, a second opinion or your records.
- You can stop at any time. You do not have to give a reason.

# What stays between us

What you tell us is private. We share it with nobody unless you ask us to. There are exceptions that the law gives us:

1. someone is in serious danger, you or another person
2. a child or an adult who cannot look after themselves is being hurt
3. a court orders us to

When we can, we tell you before we share anything.

[initials] I have read what stays between us, and the exceptions.

# When we are not there

This portal is not watched all day. In an emergency call your local emergency number. You reach our office at {practice.phone}.

[tick] I agree to be treated by {practice.name}.

[may tick] I agree that {practice.name} may talk with my doctor about my treatment.`,
};
