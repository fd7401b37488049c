import type { HostOptions } from "../host-parts.ts";
import type { SmsGateway } from "./sms-gateway.ts";
import { createTwilioGateway } from "./twilio-gateway.ts";

/** The gateway that is configured; null when the portal sends no texts. */
export const createSmsGateway = ({ smsUrl, baseUrl }: Pick<HostOptions, "smsUrl" | "baseUrl">): SmsGateway | null => (smsUrl ? createTwilioGateway(smsUrl, baseUrl) : null);
