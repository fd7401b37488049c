import { staffOf, viewers, type AreaVerdicts } from "@anteroom/core/testing";

const administrators = staffOf("administrator");

export default {
  procedures: {
    "practice.details": administrators, "practice.save": administrators, "practice.usualHelp": administrators, "practice.saveUrgentHelp": administrators,
    "practice.urgentHelp": viewers,
  },
} satisfies AreaVerdicts;
