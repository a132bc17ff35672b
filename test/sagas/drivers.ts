// The driver of each saga: one that is not here does not compile.
import type { SagaName } from '../../domain/catalog.ts';
import type { SagaDriver } from './driver.ts';
import { emailChangeDriver } from './email-change.driver.ts';
import { erasureDriver } from './erasure.driver.ts';
import { importDriver, importRollbackDriver } from './import.driver.ts';
import { offboardingDriver } from './offboarding.driver.ts';
import { onboardingDriver } from './onboarding.driver.ts';

export const DRIVERS: Readonly<Record<SagaName, SagaDriver>> = {
  onboarding: onboardingDriver,
  emailChange: emailChangeDriver,
  offboarding: offboardingDriver,
  erasure: erasureDriver,
  importUsers: importDriver,
  importRollback: importRollbackDriver,
};
