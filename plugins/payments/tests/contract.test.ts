import { describePluginContract } from "@anteroom/core/testing";
import payments from "../server/index.ts";

describePluginContract(payments);
