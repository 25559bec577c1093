#requires -Version 7.4

BeforeAll {
    Import-Module "$PSScriptRoot/../../artifacts/module/CouplingTools"
}

Describe 'Creating a sandbox and connecting' {
    BeforeAll {
        $file = New-CouplingSandbox "$TestDrive/demo.sandbox" -Customers 20 -Contacts 10
        $connection = $file | Connect-CouplingEnvironment
    }

    AfterAll {
        Disconnect-CouplingEnvironment -Connection $connection
    }

    It 'makes one file' {
        $file.Name | Should -Be 'demo.sandbox'
        $file.Exists | Should -BeTrue
    }

    It 'becomes the current connection' {
        (Get-CouplingConnection).Name | Should -Be 'demo.sandbox'
        $connection.IsSandbox | Should -BeTrue
    }

    It 'keeps the couplings beside the sandbox' {
        $connection.StorePath | Should -Be "$($file.FullName).couplings.db"
    }

    It 'fills the mapping <Mapping> on both sides' -ForEach @(
        @{ Mapping = 'Customer' }
        @{ Mapping = 'Contact' }
    ) {
        Get-BusinessCentralRecord $Mapping -First 1 | Should -Not -BeNullOrEmpty
        Get-SalesRecord $Mapping -First 1 | Should -Not -BeNullOrEmpty
    }

    It 'does not replace a file without -Force' {
        { New-CouplingSandbox $file.FullName } |
            Should -Throw -ErrorId 'SandboxExists,CouplingTools.Commands.NewCouplingSandboxCommand'
    }

    It 'logs what the services were asked' {
        $null = Get-BusinessCentralRecord Customer -First 1
        $last = Get-CouplingSandboxLog -Last 1
        $last.Service | Should -Be 'BusinessCentral'
        $last.Method | Should -Be 'GET'
    }
}

Describe 'Working without a connection' {
    It 'says how to connect' {
        { Get-RecordMapping } | Should -Throw -ErrorId 'NotConnected,CouplingTools.Commands.GetRecordMappingCommand'
    }
}
