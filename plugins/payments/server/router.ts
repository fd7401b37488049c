import { agreeToAutopay, autopay, changeAutopay, stopAutopayment } from "./procedures/autopay.ts";
import { billableSessions } from "./procedures/billable-sessions.ts";
import { aging, agingFile, exportBooks } from "./procedures/books.ts";
import { booking, payBooking } from "./procedures/booking.ts";
import { cancelPayment } from "./procedures/cancel-payment.ts";
import { changeDraft, correctCodes, credit, sendInvoice, voidedInvoice, writeOff } from "./procedures/change-invoice.ts";
import { checkPay } from "./procedures/check-pay.ts";
import { clientDocuments, documents, generate, generateFor, invoicePaper, openDocument, rangeSessions, superbillMissing } from "./procedures/documents.ts";
import { acknowledgeEstimate, estimate, estimates, sendGoodFaithEstimate, withdrawEstimate } from "./procedures/estimates.ts";
import { askAboutDifference, compareAgain, comparison, settleDifference } from "./procedures/compare.ts";
import { draftInvoice } from "./procedures/draft-invoice.ts";
import { billing, history } from "./procedures/history.ts";
import { insurance, insurancePolicy, submitInsurance } from "./procedures/insurance.ts";
import { invoice, payPage, staffInvoice } from "./procedures/invoice.ts";
import { addMethod, changeMethod, finishMethod, methods, nameMethod, removeMethod } from "./procedures/methods.ts";
import { openingBalance } from "./procedures/opening-balance.ts";
import { overview } from "./procedures/overview.ts";
import { payLink, withdrawPayLinks } from "./procedures/pay-link.ts";
import { pay } from "./procedures/pay.ts";
import { payment } from "./procedures/payment.ts";
import { changePlanMethod, stopPlan } from "./procedures/own-plans.ts";
import { cancelPlan, proposePlan } from "./procedures/plans.ts";
import { question } from "./procedures/question.ts";
import { closeMatter, issueDrafts, queue, useCredit } from "./procedures/queue.ts";
import { recordPayment } from "./procedures/record-payment.ts";
import { refund } from "./procedures/refund.ts";
import { goOnWithRun, makeStatements, run, statementRuns } from "./procedures/runs.ts";
import { clientPayers, splitPayers } from "./procedures/split.ts";
import { clientInsurance, eligibilityQuestion, enterInsurance, insuranceToEnter, readEligibility, rejectInsurance, reviewInsurance, staffInsurance, verifyInsurance } from "./procedures/staff-insurance.ts";
import { router } from "./trpc.ts";

export const paymentsRouter = router({
  estimates, estimate, acknowledgeEstimate, sendGoodFaithEstimate, withdrawEstimate,
  overview, history, invoice, payPage, checkPay, pay, payment, cancelPayment, booking, payBooking, methods, addMethod, finishMethod, changeMethod, nameMethod, removeMethod, documents, generate, rangeSessions, invoicePaper, openDocument, question, autopay, agreeToAutopay, changeAutopay, stopAutopayment,
  billing, staffInvoice, billableSessions, draftInvoice, changeDraft, correctCodes, sendInvoice, voidInvoice: voidedInvoice, writeOff, credit, recordPayment, refund, openingBalance, clientDocuments, generateFor, superbillMissing, proposePlan, cancelPlan, stopPlan, changePlanMethod, clientPayers, splitPayers, payLink, withdrawPayLinks,
  insurance, insurancePolicy, submitInsurance, clientInsurance, staffInsurance, insuranceToEnter, enterInsurance, reviewInsurance, verifyInsurance, rejectInsurance, eligibilityQuestion, readEligibility,
  queue, closeMatter, useCredit, issueDrafts, run, goOnWithRun, statementRuns, makeStatements, aging, agingFile, exportBooks, comparison, compareAgain, askAboutDifference, settleDifference,
});

export type PaymentsRouter = typeof paymentsRouter;
