import { AppError } from "@anteroom/core/server";
import { moneyWords } from "../acts/money-words.ts";
import type { Appointment } from "../rows/appointments.ts";

type Asked = Pick<Appointment, "payAsk" | "payMinor" | "currency">;

/** "a deposit of $50.00", "the price of $120.00", "a card on file". */
export const payWords = ({ payAsk, payMinor, currency }: Asked): string => (payAsk === "card" ? "a card on file" : `${payAsk === "full" ? "the price" : "a deposit"} of ${moneyWords(payMinor, currency)}`);

/** Who books may not pay for this account. */
export const mayNotPay = ({ payAsk }: Pick<Appointment, "payAsk">): AppError =>
  new AppError("CONFLICT", `Only somebody with the permission Billing can ${payAsk === "card" ? "add a card" : "pay"} for this. Ask them to book it, or write to your practice.`, { reason: "billing" });
