package org.caselli.fax.imaging.sample;

/** Which source columns each target column covers, and how much of the outermost. */
final class RowSpans {

  private static final int WHOLE = 256;

  private final int[] left;
  private final int[] right;
  private final int[] leftWeight;
  private final int[] rightWeight;
  private final double[] share;
  private final int first;

  RowSpans(int sourceWidth, int width, int from, int count) {
    left = new int[count];
    right = new int[count];
    leftWeight = new int[count];
    rightWeight = new int[count];
    share = new double[count];
    for (int i = 0; i < count; i++) {
      // In units in which a source column is `width` wide and a target column `sourceWidth`.
      long begin = (long) (from + i) * sourceWidth;
      long end = begin + sourceWidth;
      left[i] = (int) (begin / width);
      right[i] = (int) ((end - 1) / width);
      if (left[i] == right[i]) {
        leftWeight[i] = 1;
        share[i] = 1;
        continue;
      }
      leftWeight[i] = (int) (((left[i] + 1L) * width - begin) * WHOLE / width);
      rightWeight[i] = (int) ((end - (long) right[i] * width) * WHOLE / width);
      share[i] = 1.0 / (leftWeight[i] + rightWeight[i] + WHOLE * (right[i] - left[i] - 1L));
    }
    first = left[0];
    for (int i = 0; i < count; i++) {
      left[i] -= first;
      right[i] -= first;
    }
  }

  /** The first source column that is needed. */
  int first() {
    return first;
  }

  /** After the last source column that is needed. */
  int last() {
    return first + right[right.length - 1] + 1;
  }

  /** The mean of each span of sums that have the given weight. */
  void average(int[] sums, long weight, byte[] target, int at) {
    double unit = 1.0 / weight;
    for (int i = 0; i < left.length; i++) {
      long sum = (long) leftWeight[i] * sums[left[i]];
      int inner = left[i] + 1;
      int last = right[i];
      if (inner <= last) {
        long whole = 0;
        for (int x = inner; x < last; x++) {
          whole += sums[x];
        }
        sum += whole * WHOLE + (long) rightWeight[i] * sums[last];
      }
      target[at + i] = (byte) (int) (sum * share[i] * unit + 0.5);
    }
  }
}
