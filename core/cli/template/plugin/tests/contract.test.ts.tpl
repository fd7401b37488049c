import { describePluginContract } from "@anteroom/core/testing";
import {{camel}} from "../server/index.ts";

describePluginContract({{camel}});
