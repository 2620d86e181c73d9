/**
 * EC2's instance types, a row for all families of one kind: architecture, accelerator, hypervisor, and of each size
 * (`size:v,n,a`) the vCPUs, the network interfaces of its default card and the IPv4 addresses of an interface.
 *
 * 1386 types. Source: EC2's DescribeInstanceTypes as moto 5.2.5 carries it, read 2026-11-25. Written by
 * generate-instance-types.py; a correction belongs there.
 */
export const INSTANCE_FAMILIES: string = `
a1: arm64 none nitro medium:1,2,4 large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 metal:16,8,30
c1: x86_64 none xen medium:2,2,6 xlarge:8,4,15
c3 r3: x86_64 none xen large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30
c4: x86_64 none xen large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:36,8,30
c5 c5d: x86_64 none nitro large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 9xlarge:36,8,30 12xlarge:48,8,30 18xlarge:72,15,50 24xlarge:96,15,50 metal:96,15,50
c5a c5ad m5a m5ad r5a r5ad: x86_64 none nitro large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30 12xlarge:48,8,30 16xlarge:64,15,50 24xlarge:96,15,50
c5n: x86_64 none nitro large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 9xlarge:36,8,30 18xlarge:72,15,50 metal:72,15,50
c6a m6a r6a: x86_64 none nitro large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30 12xlarge:48,8,30 16xlarge:64,15,50 24xlarge:96,15,50 32xlarge:128,15,50 48xlarge:192,15,50 metal:192,15,50
c6g c6gd c7g c7gd c7gn m6g m6gd m7g m7gd r6g r6gd r7g r7gd x2gd: arm64 none nitro medium:1,2,4 large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30 12xlarge:48,8,30 16xlarge:64,15,50 metal:64,15,50
c6gn: arm64 none nitro medium:1,2,4 large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30 12xlarge:48,8,30 16xlarge:64,15,50
c6i c6id m6i m6id r6i r6id: x86_64 none nitro large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30 12xlarge:48,8,30 16xlarge:64,15,50 24xlarge:96,15,50 32xlarge:128,15,50 metal:128,15,50
c6in m6idn m6in r6idn r6in: x86_64 none nitro large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30 12xlarge:48,8,30 16xlarge:64,15,50 24xlarge:96,15,50 32xlarge:128,8,50 metal:128,8,50
c7a m7a r7a: x86_64 none nitro medium:1,2,4 large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30 12xlarge:48,8,30 16xlarge:64,15,50 24xlarge:96,15,50 32xlarge:128,15,50 48xlarge:192,15,50 metal-48xl:192,15,50
c7i i7i m7i r7i: x86_64 none nitro large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30 12xlarge:48,8,30 16xlarge:64,15,50 24xlarge:96,15,50 metal-24xl:96,15,50 48xlarge:192,15,50 metal-48xl:192,15,50
c7i-flex m7i-flex: x86_64 none nitro large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30 12xlarge:48,8,30 16xlarge:64,15,50
c8a m8a r8a: x86_64 none nitro medium:1,2,4 large:2,3,20 xlarge:4,4,20 2xlarge:8,4,40 4xlarge:16,8,40 8xlarge:32,10,40 12xlarge:48,12,64 16xlarge:64,16,64 24xlarge:96,16,64 metal-24xl:96,16,64 48xlarge:192,24,64 metal-48xl:192,24,64
c8g c8gd m8g m8gd r8g r8gd x8g: arm64 none nitro medium:1,2,4 large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30 12xlarge:48,8,30 16xlarge:64,15,50 24xlarge:96,15,50 metal-24xl:96,15,50 48xlarge:192,15,50 metal-48xl:192,15,50
c8gb c8gn m8gb m8gn r8gb r8gn: arm64 none nitro medium:1,2,4 large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,10,30 12xlarge:48,12,30 16xlarge:64,16,50 24xlarge:96,24,50 metal-24xl:96,24,50 48xlarge:192,12,50 metal-48xl:192,12,50
c8i c8id m8i m8id r8i r8id: x86_64 none nitro large:2,3,20 xlarge:4,4,30 2xlarge:8,4,30 4xlarge:16,8,50 8xlarge:32,10,50 12xlarge:48,12,50 16xlarge:64,16,64 24xlarge:96,16,64 32xlarge:128,24,64 48xlarge:192,24,64 metal-48xl:192,24,64 96xlarge:384,24,64 metal-96xl:384,24,64
c8i-flex m8i-flex r8i-flex: x86_64 none nitro large:2,3,20 xlarge:4,4,30 2xlarge:8,4,30 4xlarge:16,8,50 8xlarge:32,10,50 12xlarge:48,12,50 16xlarge:64,16,64
c8ib c8in m8ib m8idb m8idn m8in r8ib r8idb r8idn r8in: x86_64 none nitro large:2,4,20 xlarge:4,4,30 2xlarge:8,4,30 4xlarge:16,8,50 8xlarge:32,8,50 12xlarge:48,12,50 16xlarge:64,16,64 24xlarge:96,16,64 32xlarge:128,16,64 48xlarge:192,24,64 metal-48xl:192,24,64 96xlarge:384,12,64 metal-96xl:384,12,64
c8ine m8ine: x86_64 none nitro large:2,4,20 xlarge:4,4,30 2xlarge:8,4,30 4xlarge:16,8,50 8xlarge:32,8,50 12xlarge:48,12,50
c9g c9gd m9g m9gd r9g r9gd: arm64 none nitro medium:1,2,20 large:2,3,20 xlarge:4,4,30 2xlarge:8,4,30 4xlarge:16,8,50 8xlarge:32,10,50 12xlarge:48,12,50 16xlarge:64,16,64 24xlarge:96,24,64 48xlarge:192,24,64 metal-48xl:192,24,64
d2: x86_64 none xen xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:36,8,30
d3: x86_64 none nitro xlarge:4,4,3 2xlarge:8,4,5 4xlarge:16,4,10 8xlarge:32,3,20
d3en: x86_64 none nitro xlarge:4,4,3 2xlarge:8,4,5 4xlarge:16,4,10 6xlarge:24,4,15 8xlarge:32,4,20 12xlarge:48,3,30
dl2q: x86_64 none nitro 24xlarge:96,15,50
f2: x86_64 none nitro 6xlarge:24,8,30 12xlarge:48,8,30 48xlarge:192,15,50
g4dn: x86_64 nvidia nitro xlarge:4,3,10 2xlarge:8,3,10 4xlarge:16,3,10 8xlarge:32,4,15 12xlarge:48,8,30 16xlarge:64,4,15 metal:96,15,50
g5: x86_64 nvidia nitro xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30 12xlarge:48,15,50 16xlarge:64,8,30 24xlarge:96,15,50 48xlarge:192,7,50
g5g: arm64 nvidia nitro xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30 16xlarge:64,15,50 metal:64,15,50
g6: x86_64 nvidia nitro xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30 12xlarge:48,8,30 16xlarge:64,15,50 24xlarge:96,15,50 48xlarge:192,15,50
g6e: x86_64 nvidia nitro xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30 12xlarge:48,10,30 16xlarge:64,15,50 24xlarge:96,10,50 48xlarge:192,10,50
g6f: x86_64 nvidia nitro large:2,2,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30
g7: x86_64 nvidia nitro 2xlarge:8,4,64 4xlarge:16,8,64 8xlarge:32,10,64 12xlarge:48,12,64 24xlarge:96,24,64 48xlarge:192,12,64
g7e: x86_64 nvidia nitro 2xlarge:8,4,64 4xlarge:16,8,64 8xlarge:32,8,64 12xlarge:48,10,64 24xlarge:96,10,64 48xlarge:192,10,64
gr6: x86_64 nvidia nitro 4xlarge:16,8,30 8xlarge:32,8,30
gr6f: x86_64 nvidia nitro 4xlarge:16,8,30
h1: x86_64 none xen 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30 16xlarge:64,8,50
hpc6a: x86_64 none nitro 48xlarge:96,2,50
hpc6id: x86_64 none nitro 32xlarge:64,1,50
hpc7a: x86_64 none nitro 12xlarge:24,2,50 24xlarge:48,2,50 48xlarge:96,2,50 96xlarge:192,2,50
hpc7g: arm64 none nitro 4xlarge:16,4,50 8xlarge:32,4,50 16xlarge:64,4,50
hpc8a: x86_64 none nitro 96xlarge:192,2,50
i2: x86_64 none xen xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30
i3 r4: x86_64 none xen large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30 16xlarge:64,15,50
i3en: x86_64 none nitro large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 3xlarge:12,4,15 6xlarge:24,8,30 12xlarge:48,8,30 24xlarge:96,15,50 metal:96,15,50
i4g im4gn: arm64 none nitro large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30 16xlarge:64,15,50
i4i: x86_64 none nitro large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30 12xlarge:48,8,30 16xlarge:64,15,50 24xlarge:96,15,30 32xlarge:128,15,50 metal:128,15,50
i7ie: x86_64 none nitro large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 3xlarge:12,4,15 6xlarge:24,8,30 12xlarge:48,8,50 18xlarge:72,15,50 24xlarge:96,15,50 metal-24xl:96,15,50 48xlarge:192,8,50 metal-48xl:192,8,50
i8g: arm64 none nitro large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30 12xlarge:48,8,30 16xlarge:64,15,50 24xlarge:96,15,50 metal-24xl:96,15,50 48xlarge:192,15,50 metal-48xl:192,15,50
i8ge: arm64 none nitro large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 3xlarge:12,6,30 6xlarge:24,10,30 12xlarge:48,12,30 18xlarge:72,16,50 24xlarge:96,16,50 metal-24xl:96,16,50 48xlarge:192,12,50 metal-48xl:192,12,50
inf1: x86_64 neuron nitro xlarge:4,4,10 2xlarge:8,4,10 6xlarge:24,8,30 24xlarge:96,11,30
inf2: x86_64 neuron nitro xlarge:4,4,15 8xlarge:32,8,30 24xlarge:96,15,50 48xlarge:192,15,50
is4gen: arm64 none nitro medium:1,2,4 large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30
m1: x86_64 none xen small:1,2,4 medium:1,2,6 large:2,3,10 xlarge:4,4,15
m2: x86_64 none xen xlarge:2,4,15 2xlarge:4,4,30 4xlarge:8,8,30
m3: x86_64 none xen medium:1,2,6 large:2,3,10 xlarge:4,4,15 2xlarge:8,4,30
m4: x86_64 none xen large:2,2,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 10xlarge:40,8,30 16xlarge:64,8,30
m5 m5d m5dn m5n r5 r5b r5d r5dn r5n: x86_64 none nitro large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30 12xlarge:48,8,30 16xlarge:64,15,50 24xlarge:96,15,50 metal:96,15,50
m5zn z1d: x86_64 none nitro large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 3xlarge:12,8,30 6xlarge:24,8,30 12xlarge:48,15,50 metal:48,15,50
m8azn: x86_64 none nitro medium:1,3,4 large:2,4,20 xlarge:4,4,20 3xlarge:12,8,40 6xlarge:24,8,40 12xlarge:48,16,64 metal-12xl:48,16,64 24xlarge:96,16,64 metal-24xl:96,16,64
p3dn p4d p4de: x86_64 nvidia nitro 24xlarge:96,15,50
p5: x86_64 nvidia nitro 4xlarge:16,4,30 48xlarge:192,2,50
p5e: x86_64 nvidia nitro 48xlarge:192,2,50
p5en p6-b200 p6-b300: x86_64 nvidia nitro 48xlarge:192,4,50
r7iz: x86_64 none nitro large:2,3,10 xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30 12xlarge:48,8,30 16xlarge:64,15,50 metal-16xl:64,15,50 32xlarge:128,15,50 metal-32xl:128,15,50
t1: x86_64 none xen micro:1,2,2
t2: x86_64 none xen micro:1,2,2 nano:1,2,2 small:1,3,4 medium:2,3,6 large:2,3,12 xlarge:4,3,15 2xlarge:8,3,15
t3: x86_64 none nitro micro:2,2,2 nano:2,2,2 small:2,3,4 medium:2,3,6 large:2,3,12 xlarge:4,4,15 2xlarge:8,4,15
t3a: x86_64 none nitro micro:2,2,2 nano:2,2,2 small:2,2,4 medium:2,3,6 large:2,3,12 xlarge:4,4,15 2xlarge:8,4,15
t4g: arm64 none nitro micro:2,2,2 nano:2,2,2 small:2,3,4 medium:2,3,6 large:2,3,12 xlarge:4,4,15 2xlarge:8,4,15
t8i: x86_64 none nitro micro:2,2,2 nano:2,2,2 small:2,3,4 medium:2,3,6
trn1: x86_64 neuron nitro 2xlarge:8,4,15 32xlarge:128,5,50
trn1n: x86_64 neuron nitro 32xlarge:128,5,50
trn2: x86_64 neuron nitro 3xlarge:12,2,15 48xlarge:192,2,50
trn2u: x86_64 neuron nitro 48xlarge:192,2,50
u-3tb1: x86_64 none nitro 56xlarge:224,8,30
u-6tb1: x86_64 none nitro 56xlarge:224,15,50 112xlarge:448,15,50
u7i-12tb: x86_64 none nitro 224xlarge:896,15,50
u7i-6tb u7i-8tb: x86_64 none nitro 112xlarge:448,15,50
u7in-16tb u7in-24tb u7in-32tb: x86_64 none nitro 224xlarge:896,8,50
vt1: x86_64 none nitro 3xlarge:12,4,15 6xlarge:24,8,30 24xlarge:96,15,50
x1: x86_64 none xen 16xlarge:64,8,30 32xlarge:128,8,30
x1e: x86_64 none xen xlarge:4,3,10 2xlarge:8,4,15 4xlarge:16,4,15 8xlarge:32,4,15 16xlarge:64,8,30 32xlarge:128,8,30
x2idn: x86_64 none nitro 16xlarge:64,15,50 24xlarge:96,15,50 32xlarge:128,15,50 metal:128,15,50
x2iedn: x86_64 none nitro xlarge:4,4,15 2xlarge:8,4,15 4xlarge:16,8,30 8xlarge:32,8,30 16xlarge:64,15,50 24xlarge:96,15,50 32xlarge:128,15,50 metal:128,15,50
x2iezn: x86_64 none nitro 2xlarge:8,4,15 4xlarge:16,8,30 6xlarge:24,8,30 8xlarge:32,8,30 12xlarge:48,15,50 metal:48,15,50
x8aedz: x86_64 none nitro large:2,4,20 xlarge:4,4,20 3xlarge:12,8,40 6xlarge:24,8,40 12xlarge:48,16,64 metal-12xl:48,16,64 24xlarge:96,16,64 metal-24xl:96,16,64
x8i: x86_64 none nitro large:2,3,20 xlarge:4,4,30 2xlarge:8,4,30 4xlarge:16,8,50 8xlarge:32,10,50 12xlarge:48,12,50 16xlarge:64,16,64 24xlarge:96,16,64 32xlarge:128,24,64 48xlarge:192,24,64 metal-48xl:192,24,64 64xlarge:256,24,64 96xlarge:384,24,64 metal-96xl:384,24,64
`;
