// The driver of each saga: one that is not here does not compile.
import type { SagaName } from '../../domain/catalog.ts';
import type { SagaDriver } from './driver.ts';
import { erasureDriver } from './erasure.driver.ts';
import { offboardingDriver } from './offboarding.driver.ts';
import { onboardingDriver } from './onboarding.driver.ts';

export const DRIVERS: Readonly<Record<SagaName, SagaDriver>> = {
  onboarding: onboardingDriver,
  erasure: erasureDriver,
  offboarding: offboardingDriver,
};
