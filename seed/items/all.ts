import type { Item } from '#contracts/item.ts'
import { chemicalSafetyConditions } from './chemical-safety-conditions.ts'
import { eiaReport } from './eia-report.ts'
import { eiaReReview } from './eia-re-review.ts'
import { eiaTable } from './eia-table.ts'
import { energyCommitment } from './energy-commitment.ts'
import { energyReview } from './energy-review.ts'
import { fireAcceptance } from './fire-acceptance.ts'
import { fireDesignReview } from './fire-design-review.ts'
import { fireworksRetail } from './fireworks-retail.ts'
import { foodBusiness } from './food-business.ts'
import { hazardousGoodsTransport } from './hazardous-goods-transport.ts'
import { highwayWorks } from './highway-works.ts'
import { lawyerPractice } from './lawyer-practice.ts'
import { outdoorAdvertising } from './outdoor-advertising.ts'
import { planningPermit } from './planning-permit.ts'
import { presalePermit } from './presale-permit.ts'
import { publicParkingFiling } from './public-parking-filing.ts'
import { publicVenueHygiene } from './public-venue-hygiene.ts'
import { remoteTreatmentFiling } from './remote-treatment-filing.ts'
import { residentMedicalInsurance } from './resident-medical-insurance.ts'
import { roadOccupation } from './road-occupation.ts'
import { trafficImpactAssessment } from './traffic-impact-assessment.ts'

/** 全部事项: the two that were first, the other key items in the order of a project, then those of everyday life. */
export const allItems: readonly Item[] = [
  fireDesignReview,
  publicVenueHygiene,
  energyReview,
  energyCommitment,
  chemicalSafetyConditions,
  eiaReport,
  eiaTable,
  eiaReReview,
  trafficImpactAssessment,
  planningPermit,
  presalePermit,
  hazardousGoodsTransport,
  roadOccupation,
  highwayWorks,
  fireAcceptance,
  foodBusiness,
  outdoorAdvertising,
  publicParkingFiling,
  residentMedicalInsurance,
  remoteTreatmentFiling,
  lawyerPractice,
  fireworksRetail,
]
