// Runs the specs of the synthesized app in one file, so that they share one synthesis.
import './specs/data.spec.ts';
import './specs/functions.spec.ts';
import './specs/grants.spec.ts';
import './specs/log-readers.spec.ts';
import './specs/nag.spec.ts';
import './specs/routes.spec.ts';
import './specs/size.spec.ts';
import './specs/stages.spec.ts';
