import rules from "./config/eslint/index.js";

export default rules;
