// Runs the specs of the synthesized app in one file, so that they share one synthesis.
import { alarmsSpecs } from './specs/alarms.spec.ts';
import { auditSpecs } from './specs/audit.spec.ts';
import { dataSpecs } from './specs/data.spec.ts';
import { functionsSpecs } from './specs/functions.spec.ts';
import { grantsSpecs } from './specs/grants.spec.ts';
import { logReadersSpecs } from './specs/log-readers.spec.ts';
import { machinesSpecs } from './specs/machines.spec.ts';
import { metricsSpecs } from './specs/metrics.spec.ts';
import { nagSpecs } from './specs/nag.spec.ts';
import { routesSpecs } from './specs/routes.spec.ts';
import { sizeSpecs } from './specs/size.spec.ts';
import { stagesSpecs } from './specs/stages.spec.ts';

alarmsSpecs();
auditSpecs();
dataSpecs();
functionsSpecs();
grantsSpecs();
logReadersSpecs();
machinesSpecs();
metricsSpecs();
nagSpecs();
routesSpecs();
sizeSpecs();
stagesSpecs();
