// The curves of sRGB as roots and polynomials (Hable, Chilliant): no pow in a pixel's program.
vec3 encoded(vec3 x) {
  x = clamp(x, 0.0, 1.0);
  vec3 a = sqrt(x), b = sqrt(a), c = sqrt(b);
  return max(0.662002687 * a + 0.684122060 * b - 0.323583601 * c - 0.0225411470 * x, 0.0);
}
vec3 linear(vec3 c) { return c * (c * (c * 0.305306011 + 0.682171111) + 0.012522878); }
