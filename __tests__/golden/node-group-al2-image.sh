#!/bin/bash
set -e
export NAME='it'\''s $${x}'
echo "before $${HOME}"
/etc/eks/bootstrap.sh 'my-cluster' \
  --apiserver-endpoint 'https://api.example.com' \
  --b64-cluster-ca 'Q0E=' \
  --service-ipv4-cidr '10.100.0.0/16' \
  --kubelet-extra-args "--node-labels=eks.amazonaws.com/capacityType=SPOT,eks.amazonaws.com/nodegroup-image=ami-0abc1234def567890,tier=web --register-with-taints=dedicated=web:NoSchedule --v=4"
