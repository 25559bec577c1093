#requires -Version 7.4

Describe 'A conflict' {
    BeforeAll {
        Import-Module "$PSScriptRoot/../../artifacts/module/CouplingTools"
        $connection = New-CouplingSandbox "$TestDrive/demo.sandbox" -Customers 0 -Contacts 0 | Connect-CouplingEnvironment
    }

    AfterAll {
        Disconnect-CouplingEnvironment -Connection $connection
    }

    BeforeEach {
        $customer = New-BusinessCentralRecord Customer -Value @{ displayName = 'Adatum'; phoneNumber = '+1 555 0100' }
        $pair = $customer | Sync-Record -Direction ToSales -IfNotCoupled Create
        Set-BusinessCentralRecord Customer -Number $customer.Number -Value @{ phoneNumber = '+1 555 0111'; city = 'Boston' }
        Set-SalesRecord Customer -Id $pair.SalesId -Value @{ telephone1 = '+1 555 0122' }
    }

    It 'is held, while the other fields are synchronized' {
        $held = $pair | Sync-Record -Direction Bidirectional -ErrorAction SilentlyContinue -ErrorVariable trouble
        $held.Outcome | Should -Be 'Conflict'
        $held.Reason | Should -Be 'ConflictHeld'
        $held.RecommendedAction | Should -Not -BeNullOrEmpty
        $trouble[0].FullyQualifiedErrorId | Should -Be 'ConflictHeld,CouplingTools.Commands.SyncRecordCommand'
        $account = Get-SalesRecord Customer -Id $pair.SalesId
        $account.telephone1 | Should -Be '+1 555 0122'
        $account.address1_city | Should -Be 'Boston'
    }

    It 'is shown field by field' {
        $field = $pair | Compare-Record -Direction Bidirectional | Where-Object State -EQ 'BothChangedDifferently'
        $field.Field | Should -Be 'phoneNumber'
        $field.BusinessCentral | Should -Be '+1 555 0111'
        $field.Sales | Should -Be '+1 555 0122'
        $field.Base | Should -Be '+1 555 0100'
        $field.Result | Should -Be 'Conflict'
    }

    It 'is won by <Winner> with -OnConflict <Winner>' -ForEach @(
        @{ Winner = 'BusinessCentral'; Phone = '+1 555 0111' }
        @{ Winner = 'Sales'; Phone = '+1 555 0122' }
        @{ Winner = 'Newest'; Phone = '+1 555 0122' }
    ) {
        if ($Winner -eq 'Newest') {
            # Dataverse keeps whole seconds of the time of a change; the later edit has to fall into a later one.
            Start-Sleep -Milliseconds 1100
            Set-SalesRecord Customer -Id $pair.SalesId -Value @{ description = 'Called back' }
        }
        $result = $pair | Sync-Record -Direction Bidirectional -OnConflict $Winner
        $result.Outcome | Should -Be 'Updated'
        (Get-BusinessCentralRecord Customer -Id $customer.Id).phoneNumber | Should -Be $Phone
        (Get-SalesRecord Customer -Id $pair.SalesId).telephone1 | Should -Be $Phone
    }

    It 'does not arise with -Overwrite' {
        $result = $pair | Sync-Record -Direction ToSales -Overwrite
        $result.Outcome | Should -Be 'Updated'
        (Get-SalesRecord Customer -Id $pair.SalesId).telephone1 | Should -Be '+1 555 0111'
    }
}
