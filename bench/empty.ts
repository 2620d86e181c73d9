import { App, TerraformStack } from "cdktf";

/** The least that a cdktf app can be: what every app pays. */
const app = new App();
new TerraformStack(app, "empty");
app.synth();
