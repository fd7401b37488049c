import type { Starter } from "./starters.ts";

export const practicePolicies: Starter = {
  key: "practice-policies",
  title: "How our practice works",
  renewMonths: null,
  source: `Welcome to **{practice.name}**. This says what you can count on, and what we ask of you.

# Appointments

- A session starts and ends at the agreed time. When you come late, it still ends on time.
- Tell us at least 24 hours before when you cannot come. After that we may ask you to pay for the session.
- When we must cancel, we offer you another time as soon as we can.

# Money

You pay for each session unless your insurance does. We tell you the price before the first one, and when it changes. When paying is hard, tell us early. We look for a way together.

# Messages

Write to us here in the portal. We answer on working days. The portal is not for emergencies: call your local emergency number instead.

# Your records

We keep notes about your treatment, as the law asks. You can see them and ask us to correct what is wrong.

# When you are not content

Tell your therapist, or call us at {practice.phone}. You can also complain to the body that licenses us. It does not change how we treat you.

[tick] I have read how {practice.name} works.`,
};
