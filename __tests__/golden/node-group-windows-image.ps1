<powershell>
echo "before $${HOME}"
& "$env:ProgramFiles\Amazon\EKS\Start-EKSBootstrap.ps1" -EKSClusterName 'my-cluster' `
  -APIServerEndpoint 'https://api.example.com' `
  -Base64ClusterCA 'Q0E=' `
  -ServiceCIDR '10.100.0.0/16' `
  -DNSClusterIP '10.100.0.10' `
  -KubeletExtraArgs "--node-labels=eks.amazonaws.com/capacityType=SPOT,eks.amazonaws.com/nodegroup-image=ami-0abc1234def567890,tier=web --register-with-taints=dedicated=web:NoSchedule --v=4" `
  3>&1 4>&1 5>&1 6>&1
</powershell>
