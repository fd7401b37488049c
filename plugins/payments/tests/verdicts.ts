import { newId } from "@anteroom/core/server";
import { portalUsers, staffOf } from "@anteroom/core/testing";
import type { AreaVerdicts } from "@anteroom/core/testing";

const seers = staffOf("administrator", "professional", "biller", "bookkeeper");
const billers = staffOf("administrator", "biller");
const keepers = staffOf("administrator", "biller", "bookkeeper");
const others = "plugins/payments/tests/wrong-person.test.ts › is nobody's business who may not see it";

export default {
  procedures: {
    "payments.overview": portalUsers,
    "payments.history": portalUsers,
    "payments.checkPay": portalUsers,
    "payments.invoice": portalUsers,
    "payments.payPage": portalUsers,
    "payments.pay": portalUsers,
    "payments.payment": portalUsers,
    "payments.booking": portalUsers,
    "payments.payBooking": portalUsers,
    "payments.cancelPayment": portalUsers,
    "payments.methods": portalUsers,
    "payments.addMethod": portalUsers,
    "payments.finishMethod": portalUsers,
    "payments.changeMethod": portalUsers,
    "payments.removeMethod": portalUsers,
    "payments.estimate": portalUsers, "payments.acknowledgeEstimate": portalUsers, "payments.estimates": seers, "payments.sendGoodFaithEstimate": billers, "payments.withdrawEstimate": billers,
    "payments.nameMethod": portalUsers,
    ...Object.fromEntries(["documents", "generate", "rangeSessions", "invoicePaper", "openDocument", "question", "autopay", "agreeToAutopay", "changeAutopay", "stopAutopayment", "stopPlan", "changePlanMethod", "insurance", "insurancePolicy", "submitInsurance"].map((name) => [`payments.${name}`, portalUsers])),
    "payments.staffInvoice": seers,
    "payments.billing": seers,
    "payments.clientDocuments": seers,
    "payments.clientPayers": seers,
    "payments.clientInsurance": seers,
    "payments.staffInsurance": seers,
    ...Object.fromEntries(["insuranceToEnter", "enterInsurance", "reviewInsurance", "verifyInsurance", "rejectInsurance", "eligibilityQuestion", "readEligibility"].map((name) => [`payments.${name}`, billers])),
    ...Object.fromEntries(["correctCodes", "generateFor", "superbillMissing", "proposePlan", "cancelPlan", "splitPayers", "payLink", "withdrawPayLinks"].map((name) => [`payments.${name}`, billers])),
    "payments.draftInvoice": billers,
    "payments.billableSessions": billers,
    "payments.changeDraft": billers,
    "payments.sendInvoice": billers,
    "payments.voidInvoice": billers,
    "payments.writeOff": billers,
    "payments.credit": billers,
    "payments.recordPayment": billers,
    "payments.refund": billers,
    "payments.openingBalance": billers,
    ...Object.fromEntries(["closeMatter", "useCredit", "issueDrafts", "run", "goOnWithRun", "statementRuns", "makeStatements", "compareAgain", "askAboutDifference", "settleDifference"].map((name) => [`payments.${name}`, billers])),
    ...Object.fromEntries(["queue", "aging", "agingFile", "exportBooks", "comparison"].map((name) => [`payments.${name}`, keepers])),
  },
  pages: {
    ...Object.fromEntries(["", "/aging", "/aging/file", "/books", "/books/file", "/days"].map((end) => [`/staff/billing${end}`, keepers])),
    ...Object.fromEntries(["/runs/:id", "/statements"].map((end) => [`/staff/billing${end}`, billers])),
    ...Object.fromEntries(["", "/autopay", "/bookings/:id", "/estimates/:id", "/insurance", "/insurance/new", "/insurance/:id", "/statements", "/methods", "/invoices/:id", "/invoices/:id/paper", "/invoices/:id/pay", "/invoices/:id/question"].map((end) => [`/payments${end}`, portalUsers])),
    ...Object.fromEntries(["", "/estimates", "/insurance", "/insurance/:id", "/papers", "/payers", "/:id"].map((end) => [`/staff/clients/:clientId/billing${end}`, seers])),
    ...Object.fromEntries(["/:id/question", "/new"].map((end) => [`/staff/clients/:clientId/billing/insurance${end}`, billers])),
  },
  asks: {
    "payments.draftInvoice": ({ clientId }) => ({ key: newId(), clientId, lines: [{ day: "2026-11-12", description: "Session", amount: "10" }] }),
    "payments.recordPayment": ({ clientId }) => ({ key: newId(), clientId, means: "cash", amount: "10", day: "2026-01-01" }),
    "payments.openingBalance": ({ clientId }) => ({ key: newId(), clientId, side: "owes", amount: "10" }),
    ...Object.fromEntries(["invoice", "payPage", "checkPay", "pay", "payment", "cancelPayment", "finishMethod", "changeMethod", "nameMethod", "removeMethod", "staffInvoice", "changeDraft", "correctCodes", "sendInvoice", "voidInvoice", "writeOff", "credit", "refund", "invoicePaper", "openDocument", "question", "agreeToAutopay", "stopAutopayment", "stopPlan", "changePlanMethod", "proposePlan", "cancelPlan", "payLink", "withdrawPayLinks", "closeMatter", "useCredit", "askAboutDifference", "settleDifference"].map((name) => [`payments.${name}`, others])),
    ...Object.fromEntries(["insurancePolicy", "staffInsurance", "reviewInsurance", "verifyInsurance", "rejectInsurance", "eligibilityQuestion", "readEligibility"].map((name) => [`payments.${name}`, "plugins/payments/tests/insurance.test.ts › is nobody's business who may not see it"])),
    ...Object.fromEntries(["estimate", "acknowledgeEstimate", "sendGoodFaithEstimate", "withdrawEstimate"].map((name) => [`payments.${name}`, "plugins/payments/tests/estimates.test.ts › are nobody's business who does not see the client's bills"])),
    "payments.estimates": ({ clientId }) => ({ clientId }),
    "payments.clientInsurance": ({ clientId }) => ({ clientId }),
    "payments.insuranceToEnter": ({ clientId }) => ({ clientId }),
    "payments.enterInsurance": ({ clientId }) => ({ key: newId(), clientId, rank: "primary", insurer: "Blue River Health", memberId: "XYZ123", relation: "self" }),
    // A key and photos in it are the viewer's own, or refused in words that say nothing of them.
    "payments.submitInsurance": "plugins/payments/tests/insurance.test.ts › keeps two photos, each the sender's own and large enough to read",
    // Runs are of the whole practice, whose bills its billers see; drafts of clients whom the viewer may not see are left out.
    "payments.issueDrafts": null, "payments.run": null, "payments.goOnWithRun": null,
    "payments.billing": ({ clientId }) => ({ clientId }),
    "payments.billableSessions": ({ clientId }) => ({ clientId }),
    "payments.clientDocuments": ({ clientId }) => ({ clientId }),
    "payments.clientPayers": ({ clientId }) => ({ clientId }),
    "payments.splitPayers": ({ clientId }) => ({ clientId, parts: [] }),
    "payments.generateFor": ({ clientId }) => ({ clientId, kind: "statement", from: "2026-11-01", to: "2026-11-30" }),
    "payments.superbillMissing": ({ clientId }) => ({ clientId, from: "2026-11-01", to: "2026-11-30", staffId: newId() }),
    // A professional in it only narrows the viewer's own papers.
    "payments.generate": null, "payments.rangeSessions": null,
    ...Object.fromEntries(["booking", "payBooking"].map((name) => [`payments.${name}`, "tests/pay-at-booking.test.ts › is nobody's business but who books, and needs the permission Billing"])),
    // Nobody's thing but the viewer's own: the key that it is begun with, and a booking to come back to, which asks anew who comes.
    "payments.addMethod": null,
  },
} satisfies AreaVerdicts;
