// All light, per vertex. shaders.py puts the version, sizes and constants in front.
in vec3 position, normal, color;
in vec3 around;          // colour of what blocks the sky
in vec3 bent;            // middle of the open sky
in vec3 mapping;         // u, v, share of the texture
in vec4 surface;         // roughness, coat, metallic, sheen
in vec4 inner;           // subsurface, emission, mirror, glow
in float ambient;        // open share of the hemisphere
in vec3 rig;             // joint, its parent, the parent's share
in vec4 lit_from, lit_to;  // visible share of the lamps at the two nearest key frames

uniform mat4 joints[MAX_JOINTS];
uniform mat4 camera;
uniform vec3 eye;
uniform float between;   // 0 at lit_from, 1 at lit_to
uniform int lamp_count;
uniform vec3 lamp_at[MAX_LAMPS], lamp_axis[MAX_LAMPS], lamp_right[MAX_LAMPS], lamp_up[MAX_LAMPS];
uniform vec3 lamp_light[MAX_LAMPS];  // radiance
uniform float lamp_half[MAX_LAMPS];
uniform float world, bounce, specular_gain, coat_gain;

out vec3 times_texture, plus;
out vec2 place;

const float PI = 3.14159265;
const float COAT_F0 = 0.04;  // IOR 1.5

// Fresnel's reflectance grows with this power toward grazing light (Schlick 1994).
float power5(float x) { float x2 = x * x; return x2 * x2 * x; }

// Share of a square lamp that a lobe of width `blur` sees around the point (x, y) of its plane.
float window(vec2 at, float side, float blur) {
  vec4 edge = vec4(at.x + side, at.x - side, at.y + side, at.y - side);
  edge *= inversesqrt(edge * edge + blur * blur);
  return 0.25 * (edge.x - edge.y) * (edge.z - edge.w);
}

// Masking of light that grazes a rough surface, both ways (Smith, separable; GGX: Walter 2007).
float masking(float alpha, float nl, float nv) {
  float a2 = alpha * alpha;
  float to_lamp = nl + sqrt(a2 + (1.0 - a2) * nl * nl);
  float to_eye = nv + sqrt(a2 + (1.0 - a2) * nv * nv);
  return 4.0 * nl * nv / (to_lamp * to_eye);
}

// Scale and offset of F0 for a uniform surrounding (Karis 2014, shading on mobile).
vec2 surrounding(float roughness, float nv) {
  vec4 r = roughness * vec4(-1.0, -0.0275, -0.572, 0.022) + vec4(1.0, 0.0425, 1.04, -0.04);
  float a = min(r.x * r.x, exp2(-9.28 * nv)) * r.x + r.y;
  return vec2(-1.04, 1.04) * a + r.zw;
}

// Brightness of the studio that polished things mirror, by the height that a mirrored ray goes to.
float studio(float height) {
  float last = STUDIO_HEIGHTS[0], light = STUDIO_LIGHTS[0];
  for (int i = 1; i < STUDIO_STOPS; i++) {
    float share = (height - last) / (STUDIO_HEIGHTS[i] - last);
    light = mix(light, STUDIO_LIGHTS[i], clamp(share, 0.0, 1.0));
    last = STUDIO_HEIGHTS[i];
  }
  return light;
}

void main() {
  mat4 joint = joints[int(rig.x + 0.5)];
  if (rig.z > 0.0) joint = joint * (1.0 - rig.z) + joints[int(rig.y + 0.5)] * rig.z;
  vec3 at = (joint * vec4(position, 1.0)).xyz;
  // The cofactors are the inverse transpose but for a positive factor.
  mat3 cofactors = mat3(cross(joint[1].xyz, joint[2].xyz), cross(joint[2].xyz, joint[0].xyz),
                        cross(joint[0].xyz, joint[1].xyz));
  vec3 n = normalize(cofactors * normal);
  vec3 v = normalize(eye - at);
  float nv = clamp(dot(n, v), 0.03, 1.0);
  gl_Position = camera * vec4(at, 1.0);

  float roughness = surface.x, coat = surface.y, metallic = surface.z, sheen = surface.w;
  float alpha = roughness * roughness, subsurface = inner.x;
  float graze = power5(1.0 - nv);
  vec4 visible = mix(lit_from, lit_to, between);
  vec3 mirrored = reflect(-v, n);
  vec3 diffuse = vec3(0.0), coat_glints = vec3(0.0);
  vec3 glints = vec3(0.0), rim_glints = vec3(0.0);  // parts of F0 and of 1 - F0
  for (int i = 0; i < lamp_count; i++) {
    float seen = i < SHADOWED_LAMPS ? visible[i] : ambient;
    vec3 ray = lamp_at[i] - at;
    float square = dot(ray, ray), inverse = inversesqrt(square), side = lamp_half[i];
    vec3 l = ray * inverse;
    float nl = dot(n, l), spread = side * 1.128 * inverse;  // radius of the disc of the same area
    float area = 4.0 * side * side;
    float solid = area * max(dot(-l, lamp_axis[i]), 0.0) / (square + 0.1375 * area);
    vec3 soft = vec3(spread) + subsurface * vec3(0.16, 0.05, 0.02);
    vec3 dusk = clamp((nl + soft) * (nl + soft) / (4.0 * soft), 0.0, 1.0);
    vec3 facing = mix(dusk, vec3(max(nl, 0.0)), step(soft, vec3(nl)));
    diffuse += lamp_light[i] * solid * facing * seen / PI;
    float along = dot(mirrored, lamp_axis[i]);
    if (along < -0.02) {
      float reach = dot(ray, lamp_axis[i]) / along;
      vec3 miss = mirrored * reach - ray;
      vec2 hit = vec2(dot(miss, lamp_right[i]), dot(miss, lamp_up[i]));
      float vh = max(dot(v, normalize(l + v)), 0.0), fresnel = power5(1.0 - vh);
      float stretch = clamp(vh / nv, 0.5, 4.0), slope = 2.0 * reach * sqrt(max(vh, 0.1));
      float open = clamp((nl + spread) / (2.0 * spread), 0.0, 1.0) * seen * seen
                 * clamp(ambient * 2.2 - 0.35 * graze, 0.0, 1.0);
      float glint = window(hit, side, slope * alpha) * open * stretch
                  * masking(alpha, max(nl, 0.05), nv);
      glints += lamp_light[i] * glint * (1.0 - fresnel);
      rim_glints += lamp_light[i] * glint * fresnel;
      coat_glints += lamp_light[i] * window(hit, side, slope * COAT_ALPHA) * open
                   * min(stretch, 2.5) * (COAT_F0 + (1.0 - COAT_F0) * fresnel);
    }
  }
  // Light between surfaces brightens and colours their creases (Jimenez et al. 2016).
  vec3 a = 2.0404 * around - 0.3324, b = -4.7951 * around + 0.6417, c = 2.7552 * around + 0.6903;
  vec3 sky = world * max(vec3(ambient), ((ambient * a + b) * ambient + c) * ambient);
  diffuse += sky + around * (1.0 - ambient) * (diffuse + 0.25) * bounce;
  // The mirrored sky: open within a cone about the middle of the open directions.
  vec3 axis = normalize(mat3(joint) * bent + 1e-6);
  float rim = sqrt(max(1.0 - ambient, 0.0)), blur = 0.3 + alpha;
  float open = smoothstep(rim - 2.0 * blur, rim, dot(axis, mirrored));
  vec2 scale = surrounding(roughness, nv);
  float base = clamp(BASE_F0 * scale.x + scale.y, 0.0, 1.0) * (1.0 - metallic);
  float coated = coat * (COAT_F0 + (1.0 - COAT_F0) * graze);
  vec3 mirror_sky = vec3(world * open), mirror_near = around * diffuse * (1.0 - open);
  float fuzz = sheen * (0.06 + 0.55 * pow(1.0 - nv, 3.0));

  vec3 lit = diffuse * (1.0 - base) * (1.0 - metallic) * (1.0 - 0.7 * fuzz) * (1.0 - coated) + inner.y;
  // Metal: its colour at F0, white toward the rim (Schlick).
  vec3 metal = glints * specular_gain + (mirror_sky + mirror_near) * scale.x;
  lit += metallic * metal * (1.0 - coated);
  // The key light comes out of glass at the side away from it.
  float through = max(dot(n, GLOW_SIDE), 0.0);
  lit += inner.w * through * through;
  float polish = inner.z > 0.0 ? inner.z * studio(mirrored.y) * (0.35 + 0.65 * ambient) : 0.0;
  lit += metallic * polish;
  plus = (glints * BASE_F0 * (1.0 - metallic) + rim_glints) * specular_gain * (1.0 - coated)
       + (mirror_sky + mirror_near) * ((base + metallic * scale.y) * (1.0 - coated) + coated)
       + coat * coat_glints * coat_gain + fuzz * diffuse
       + (1.0 - metallic) * polish * (0.12 + 0.88 * (1.0 - nv) * (1.0 - nv) * (1.0 - nv));
  // What the texture does not cover is finished here; the pixels only multiply and add.
  plus += color * lit * (1.0 - mapping.z);
  times_texture = lit * mapping.z;
  place = mapping.xy;
}
