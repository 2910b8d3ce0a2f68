import { distance, type FaceAxes, MESH, meshPoint } from '../face-axes.ts';
import type { FaceMesh } from '../picture.ts';

type Pairs = readonly (readonly [number, number])[];

const widest = (mesh: FaceMesh, pairs: Pairs): number =>
  Math.max(...pairs.map(([upper, lower]) => distance(meshPoint(mesh, upper), meshPoint(mesh, lower))));

/** Distance of the lids of the less open eye as a share of T (P06; ISO/IEC 29794-5 "eyes open"). */
export const measureEyeOpening = (mesh: FaceMesh, { t }: FaceAxes): number =>
  Math.min(widest(mesh, MESH.rightLids), widest(mesh, MESH.leftLids)) / t;

/** Greatest distance of the inner lips as a share of T (P07; ISO/IEC 29794-5 "mouth closed"). */
export const measureLipGap = (mesh: FaceMesh, { t }: FaceAxes): number => widest(mesh, MESH.innerLips) / t;
