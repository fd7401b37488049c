import type { Starter } from "./starters.ts";

export const telehealthConsent: Starter = {
  key: "telehealth-consent",
  title: "Consent to sessions by video or phone",
  renewMonths: 12,
  source: `This is for sessions of **{client.full_name}** with **{practice.name}** that are not face to face.

# How it works

We meet by video or by phone at the time that we agreed on. You need a quiet place where nobody can listen, and a device with a camera and a microphone.

# What is different

- The line can break off. When it does, we call you on the number that we have.
- Somebody near you might hear. Use headphones, and tell us when you are not alone.
- We may ask where you are. We need to know it to send help, and because our licence holds only in some places.
- Nobody records the session, neither you nor we, unless both agree in writing.

# When it is not enough

Video does not suit everything. Your therapist may suggest that you meet in person, and so may you. You can change back at any time.

In an emergency call your local emergency number. Do not wait for a session.

[initials] I tell my therapist where I am at the start of each session.

[tick] I agree to sessions by video or phone.`,
};
